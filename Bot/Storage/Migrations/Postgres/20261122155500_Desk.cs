using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CareBot.Bot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Desk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "created_by",
                table: "releases",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "agent_id",
                table: "messages",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "client_id",
                table: "messages",
                type: "character varying(512)",
                maxLength: 512,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<long>(
                name: "accepted_at",
                table: "handoffs",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "agent_id",
                table: "handoffs",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "completed_at",
                table: "handoffs",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "first_reply_at",
                table: "handoffs",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "first_reply_due_at",
                table: "handoffs",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "close_reason",
                table: "cases",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "updated_by",
                table: "articles",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    brand_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: true),
                    action = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    details = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "canned_replies",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    brand_id = table.Column<long>(type: "bigint", nullable: false),
                    shortcut = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    language = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_canned_replies", x => x.id);
                    table.ForeignKey(
                        name: "fk_canned_replies_brands_brand_id",
                        column: x => x.brand_id,
                        principalTable: "brands",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    brand_id = table.Column<long>(type: "bigint", nullable: false),
                    first_name = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<int>(type: "integer", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    theme = table.Column<string>(type: "text", nullable: false),
                    must_change_password = table.Column<bool>(type: "boolean", nullable: false),
                    disabled = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    user_name = table.Column<string>(type: "text", nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: true, collation: "C"),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    lockout_end = table.Column<long>(type: "bigint", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => x.id);
                    table.ForeignKey(
                        name: "fk_people_brands_brand_id",
                        column: x => x.brand_id,
                        principalTable: "brands",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "presence",
                columns: table => new
                {
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    chosen = table.Column<int>(type: "integer", nullable: false),
                    shown = table.Column<int>(type: "integer", nullable: false),
                    active_at = table.Column<long>(type: "bigint", nullable: false),
                    seen_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_presence", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_presence_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_messages_conversation_id_client_id",
                table: "messages",
                columns: new[] { "conversation_id", "client_id" },
                unique: true,
                filter: "client_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_handoffs_agent_id_status",
                table: "handoffs",
                columns: new[] { "agent_id", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_brand_id_status_id",
                table: "cases",
                columns: new[] { "brand_id", "status", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_brand_id_id",
                table: "audit",
                columns: new[] { "brand_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_canned_replies_brand_id_shortcut_language",
                table: "canned_replies",
                columns: new[] { "brand_id", "shortcut", "language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_brand_id",
                table: "people",
                column: "brand_id");

            migrationBuilder.CreateIndex(
                name: "ix_people_normalized_user_name",
                table: "people",
                column: "normalized_user_name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "canned_replies");

            migrationBuilder.DropTable(
                name: "presence");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropIndex(
                name: "ix_messages_conversation_id_client_id",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_handoffs_agent_id_status",
                table: "handoffs");

            migrationBuilder.DropIndex(
                name: "ix_cases_brand_id_status_id",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "created_by",
                table: "releases");

            migrationBuilder.DropColumn(
                name: "agent_id",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "client_id",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "accepted_at",
                table: "handoffs");

            migrationBuilder.DropColumn(
                name: "agent_id",
                table: "handoffs");

            migrationBuilder.DropColumn(
                name: "completed_at",
                table: "handoffs");

            migrationBuilder.DropColumn(
                name: "first_reply_at",
                table: "handoffs");

            migrationBuilder.DropColumn(
                name: "first_reply_due_at",
                table: "handoffs");

            migrationBuilder.DropColumn(
                name: "close_reason",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "updated_by",
                table: "articles");
        }
    }
}
