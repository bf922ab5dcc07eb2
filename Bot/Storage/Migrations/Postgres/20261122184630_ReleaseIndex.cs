using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareBot.Bot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ReleaseIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "release_indexes",
                columns: table => new
                {
                    release_id = table.Column<long>(type: "bigint", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_release_indexes", x => x.release_id);
                    table.ForeignKey(
                        name: "fk_release_indexes_releases_release_id",
                        column: x => x.release_id,
                        principalTable: "releases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "release_indexes");
        }
    }
}
