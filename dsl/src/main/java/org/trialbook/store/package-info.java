/**
 * SQL over tables and files, by DuckDB, which runs in this process and is loaded when first used.
 * And snapshots in a PostgreSQL server, whose driver is loaded when first used too.
 *
 * <p>Start reading at {@link org.trialbook.store.Sql} and {@link org.trialbook.store.Postgres}.
 */
package org.trialbook.store;
