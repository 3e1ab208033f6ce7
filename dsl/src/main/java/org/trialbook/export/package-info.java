/** Studies turned into tables and files, from one pass over a source. */
package org.trialbook.export;
