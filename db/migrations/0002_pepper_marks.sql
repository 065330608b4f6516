CREATE TABLE "pepper_marks" (
	"pepper_id" integer PRIMARY KEY NOT NULL,
	"mark" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
