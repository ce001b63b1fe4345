-- Run once by the owner of the database, with psql and the password in GRAFANA_READER_PASSWORD: docker-compose.yml does.
-- What the owner creates from then on in this schema, llm_calls among it, can be read by Grafana and not changed.
\getenv password GRAFANA_READER_PASSWORD
CREATE ROLE grafana_reader LOGIN PASSWORD :'password';
ALTER ROLE grafana_reader SET default_transaction_read_only = on;
GRANT USAGE ON SCHEMA public TO grafana_reader;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO grafana_reader;
