CREATE TABLE "authorization_codes" (
	"digest" "bytea" PRIMARY KEY NOT NULL,
	"session_id" varchar(25) NOT NULL,
	"client_id" varchar(32) NOT NULL,
	"redirect_uri" text NOT NULL,
	"code_challenge" varchar(43) NOT NULL,
	"scope" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"opened_session_id" varchar(25)
);
--> statement-breakpoint
CREATE TABLE "session_tokens" (
	"digest" "bytea" PRIMARY KEY NOT NULL,
	"session_id" varchar(25) NOT NULL,
	"kind" varchar(8) NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"first_used_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "client_id" varchar(32);--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "granted_from_id" varchar(25);--> statement-breakpoint
ALTER TABLE "authorization_codes" ADD CONSTRAINT "authorization_codes_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_tokens" ADD CONSTRAINT "session_tokens_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "authorization_codes_session_idx" ON "authorization_codes" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "session_tokens_session_idx" ON "session_tokens" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "sessions_granted_from_idx" ON "sessions" USING btree ("granted_from_id") WHERE "sessions"."granted_from_id" is not null;