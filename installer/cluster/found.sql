-- The roles and the empty database of a bank. Run once, by Patroni when it has made the cluster, with the passwords in
-- the environment.
\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD
\getenv monitor_password MONITOR_PASSWORD
\getenv backup_password BACKUP_PASSWORD
\getenv follower_password FOLLOWER_PASSWORD
CREATE ROLE bank_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE bank_app LOGIN PASSWORD :'app_password';
CREATE ROLE bank_monitor LOGIN PASSWORD :'monitor_password' IN ROLE pg_monitor;
CREATE ROLE follower LOGIN REPLICATION PASSWORD :'follower_password';
CREATE ROLE backup LOGIN PASSWORD :'backup_password' IN ROLE pg_read_all_settings;
GRANT EXECUTE ON FUNCTION pg_backup_start(text, boolean), pg_backup_stop(boolean), pg_create_restore_point(text), pg_switch_wal()
    TO backup;
CREATE DATABASE bank OWNER bank_owner ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0;
REVOKE ALL ON DATABASE bank FROM PUBLIC;
GRANT CONNECT ON DATABASE bank TO bank_app, bank_monitor;
\connect bank
CREATE EXTENSION pg_trgm;
CREATE EXTENSION unaccent;
CREATE EXTENSION pg_prewarm;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
