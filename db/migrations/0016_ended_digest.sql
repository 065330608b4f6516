ALTER TABLE "token_values" ADD COLUMN "ended_digest" "bytea";--> statement-breakpoint
CREATE UNIQUE INDEX "token_values_ended_idx" ON "token_values" USING btree ("ended_digest");