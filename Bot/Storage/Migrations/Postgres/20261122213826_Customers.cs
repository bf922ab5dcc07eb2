using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CareBot.Bot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Customers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "origin_id",
                table: "identities",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "joined_at",
                table: "customers",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "joined_into_id",
                table: "customers",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "window_told_until",
                table: "conversations",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "join_codes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    brand_id = table.Column<long>(type: "bigint", nullable: false),
                    conversation_id = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    used_in = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_join_codes", x => x.id);
                    table.ForeignKey(
                        name: "fk_join_codes_conversations_conversation_id",
                        column: x => x.conversation_id,
                        principalTable: "conversations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "join_tries",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    conversation_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_join_tries", x => x.id);
                    table.ForeignKey(
                        name: "fk_join_tries_conversations_conversation_id",
                        column: x => x.conversation_id,
                        principalTable: "conversations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "media",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    conversation_id = table.Column<long>(type: "bigint", nullable: false),
                    message_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<int>(type: "integer", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true),
                    key = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media", x => x.id);
                    table.ForeignKey(
                        name: "fk_media_conversations_conversation_id",
                        column: x => x.conversation_id,
                        principalTable: "conversations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_media_messages_message_id",
                        column: x => x.message_id,
                        principalTable: "messages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_customers_joined_into_id",
                table: "customers",
                column: "joined_into_id",
                filter: "joined_into_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_join_codes_brand_id_hash",
                table: "join_codes",
                columns: new[] { "brand_id", "hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_join_codes_conversation_id_created_at",
                table: "join_codes",
                columns: new[] { "conversation_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_join_tries_conversation_id_at",
                table: "join_tries",
                columns: new[] { "conversation_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_media_conversation_id",
                table: "media",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "ix_media_due_at",
                table: "media",
                column: "due_at",
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_media_message_id_position",
                table: "media",
                columns: new[] { "message_id", "position" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "join_codes");

            migrationBuilder.DropTable(
                name: "join_tries");

            migrationBuilder.DropTable(
                name: "media");

            migrationBuilder.DropIndex(
                name: "ix_customers_joined_into_id",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "origin_id",
                table: "identities");

            migrationBuilder.DropColumn(
                name: "joined_at",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "joined_into_id",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "window_told_until",
                table: "conversations");
        }
    }
}
