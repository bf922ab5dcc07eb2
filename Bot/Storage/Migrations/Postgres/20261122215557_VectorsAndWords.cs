using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CareBot.Bot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class VectorsAndWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "text_vectors",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    model = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    vector = table.Column<byte[]>(type: "bytea", nullable: false),
                    used_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_text_vectors", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "words_drafts",
                columns: table => new
                {
                    brand_id = table.Column<long>(type: "bigint", nullable: false),
                    synonyms = table.Column<string>(type: "text", nullable: false),
                    never_confuse = table.Column<string>(type: "text", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false),
                    updated_by = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_words_drafts", x => x.brand_id);
                    table.ForeignKey(
                        name: "fk_words_drafts_brands_brand_id",
                        column: x => x.brand_id,
                        principalTable: "brands",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_text_vectors_model_hash",
                table: "text_vectors",
                columns: new[] { "model", "hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_text_vectors_used_at",
                table: "text_vectors",
                column: "used_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "text_vectors");

            migrationBuilder.DropTable(
                name: "words_drafts");
        }
    }
}
