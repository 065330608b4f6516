DROP INDEX "api_tokens_creator_idx";--> statement-breakpoint
CREATE INDEX "api_tokens_creator_idx" ON "api_tokens" USING btree ("organization_id","created_by_id","created_at");