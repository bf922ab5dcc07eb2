using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareBot.Bot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class HeldBackReplies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_outbox_due_at_id",
                table: "outbox");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_account_id_due_at_id",
                table: "outbox",
                columns: new[] { "account_id", "due_at", "id" },
                filter: "state IN (0, 1)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_outbox_account_id_due_at_id",
                table: "outbox");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_due_at_id",
                table: "outbox",
                columns: new[] { "due_at", "id" },
                filter: "state IN (0, 1)");
        }
    }
}
