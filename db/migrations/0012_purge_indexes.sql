CREATE INDEX "token_usage_hour_idx" ON "token_usage" USING btree ("hour");--> statement-breakpoint
CREATE INDEX "known_devices_seen_idx" ON "known_devices" USING btree ("last_seen_at");