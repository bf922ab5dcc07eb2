using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareBot.Bot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Brands : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "person_brands",
                columns: table => new
                {
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    brand_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_brands", x => new { x.person_id, x.brand_id });
                    table.ForeignKey(
                        name: "fk_person_brands_brands_brand_id",
                        column: x => x.brand_id,
                        principalTable: "brands",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_person_brands_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_person_brands_brand_id",
                table: "person_brands",
                column: "brand_id");

            // Everybody works on for the brand that they had.
            migrationBuilder.Sql("INSERT INTO person_brands (person_id, brand_id) SELECT id, brand_id FROM people");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "person_brands");
        }
    }
}
