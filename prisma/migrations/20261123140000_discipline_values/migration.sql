-- Further forms of discipline, and a body above the ward: apart from what uses them, as a new value is of use only after
-- its transaction.

-- AlterEnum
ALTER TYPE "discipline_body" ADD VALUE 'SUPERIOR';

-- AlterEnum
ALTER TYPE "discipline_form" ADD VALUE 'REMOVAL_FROM_OFFICE';
ALTER TYPE "discipline_form" ADD VALUE 'EXPULSION';
ALTER TYPE "discipline_form" ADD VALUE 'DISSOLUTION';
