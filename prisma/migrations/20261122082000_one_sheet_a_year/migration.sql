-- A cell has one sheet a year, whichever organisation above it opens the season: nobody is rated twice.

ALTER TABLE "rating_sheet" ADD COLUMN "year" SMALLINT;
UPDATE rating_sheet s SET year = n.year FROM rating_season n WHERE n.id = s.season_id;
ALTER TABLE "rating_sheet" ALTER COLUMN "year" SET NOT NULL;

-- DropForeignKey
ALTER TABLE "rating_sheet" DROP CONSTRAINT "rating_sheet_season_id_fkey";

-- DropIndex
DROP INDEX "rating_sheet_organization_id_idx";

-- CreateIndex
CREATE UNIQUE INDEX "rating_season_id_year_key" ON "rating_season"("id", "year");

-- CreateIndex
CREATE UNIQUE INDEX "rating_sheet_organization_id_year_key" ON "rating_sheet"("organization_id", "year");

-- AddForeignKey
ALTER TABLE "rating_sheet" ADD CONSTRAINT "rating_sheet_season_id_year_fkey" FOREIGN KEY ("season_id", "year") REFERENCES "rating_season"("id", "year") ON DELETE RESTRICT ON UPDATE CASCADE;
