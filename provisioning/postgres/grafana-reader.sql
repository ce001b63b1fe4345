-- Run once by the owner of the database, with psql and the password in GRAFANA_READER_PASSWORD: docker-compose.yml does.
-- What the owner creates from then on in this schema, llm_calls among it, can be read by Grafana and not changed.
\getenv password GRAFANA_READER_PASSWORD
CREATE ROLE grafana_reader LOGIN PASSWORD :'password';
ALTER ROLE grafana_reader SET default_transaction_read_only = on;
-- The queries are long and run once: to compile them took twice as long as to run them (7.3 s became 3.3 s for an alert rule over
-- 1.4 million calls), and with this much memory they group without sorting on disk (2.4 s).
ALTER ROLE grafana_reader SET jit = off;
ALTER ROLE grafana_reader SET work_mem = '64MB';
GRANT USAGE ON SCHEMA public TO grafana_reader;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO grafana_reader;
