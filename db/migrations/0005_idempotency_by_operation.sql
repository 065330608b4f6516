ALTER TABLE "idempotency_keys" DROP CONSTRAINT "idempotency_keys_organization_id_actor_id_key_pk";--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_organization_id_actor_id_operation_key_pk" PRIMARY KEY("organization_id","actor_id","operation","key");
