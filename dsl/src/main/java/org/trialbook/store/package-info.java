/**
 * SQL over tables and files, by DuckDB, which runs in this process and is loaded when first used.
 *
 * <p>Start reading at {@link org.trialbook.store.Sql}.
 */
package org.trialbook.store;
