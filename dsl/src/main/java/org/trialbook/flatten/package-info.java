/**
 * Studies to rows: one pass over the bytes of each record fills the columns of any number of
 * relations.
 *
 * <p>A {@link org.trialbook.flatten.Relation} says what a row is and which columns it has; {@link
 * org.trialbook.flatten.Relations} names the built-in ones. {@link org.trialbook.flatten.Plan}
 * compiles relations once, {@link org.trialbook.flatten.Flattener} runs the plan over the records
 * that {@link org.trialbook.corpus.StudyFiles} finds in a file or the registry client brings, and
 * gives {@link org.trialbook.flatten.Batch}es of columns, and a {@link
 * org.trialbook.accounting.Reject} for each record that cannot be read.
 *
 * <p>Inside, start with {@code PlanCompiler}, which turns relations into a trie, and {@code
 * StudyScanner}, which walks a record along it: {@code JsonBytes} steps over what is not wanted,
 * {@code Registers} note where wanted values lie, and {@code CellReader} fills {@link
 * org.trialbook.flatten.Cells} as the levels of a row end.
 */
package org.trialbook.flatten;
