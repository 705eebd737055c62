-- The dead letters that wait for somebody to look at them, newest first. Run by bank_owner.

CREATE INDEX ON bank.dead_letter (died_at DESC, consumer DESC, event_id DESC) WHERE sent_again_at IS NULL;
