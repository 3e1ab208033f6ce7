/**
 * Trialbook inside of the JJava kernel, for those who stay with it. JJava finds the extension in
 * the jars on its class path; our own kernel never loads it.
 */
package org.trialbook.kernel.jjava;
