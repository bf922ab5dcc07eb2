using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CareBot.Bot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Ledger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "outcome",
                table: "inbox",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "rule",
                table: "inbox",
                type: "text",
                nullable: true);

            // What became of these was not written down when they were consumed.
            migrationBuilder.Sql("UPDATE inbox SET outcome = 2, rule = 'before the ledger' WHERE state = 1");

            migrationBuilder.AddColumn<string>(
                name: "alarm",
                table: "accounts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "paused_until",
                table: "accounts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "sends",
                table: "accounts",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "account_sends",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_sends", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_days",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    day = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    outcome = table.Column<int>(type: "integer", nullable: false),
                    rule = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    events = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_days", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_id",
                table: "outbox",
                column: "id",
                filter: "state = 4");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_id",
                table: "inbox",
                column: "id",
                filter: "state = 2");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_received_at",
                table: "inbox",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "ix_account_sends_account_id_at",
                table: "account_sends",
                columns: new[] { "account_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_days_day_account_id_outcome_rule",
                table: "ledger_days",
                columns: new[] { "day", "account_id", "outcome", "rule" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_sends");

            migrationBuilder.DropTable(
                name: "ledger_days");

            migrationBuilder.DropIndex(
                name: "ix_outbox_id",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_inbox_id",
                table: "inbox");

            migrationBuilder.DropIndex(
                name: "ix_inbox_received_at",
                table: "inbox");

            migrationBuilder.DropColumn(
                name: "outcome",
                table: "inbox");

            migrationBuilder.DropColumn(
                name: "rule",
                table: "inbox");

            migrationBuilder.DropColumn(
                name: "alarm",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "paused_until",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "sends",
                table: "accounts");
        }
    }
}
