-- Guests of a cell and those who left it in the year stand on its roster too, with the reason why they are not rated there.
ALTER TYPE "rating_excuse" ADD VALUE 'RATED_ELSEWHERE';
ALTER TYPE "rating_excuse" ADD VALUE 'GONE';
