package org.trialbook.kernel.install;

/**
 * The programs that an installation names: classes that are started, and so needed by name alone.
 *
 * @param kernel what a front end starts, with a connection file
 * @param rehearsal what makes the archive of a start, with the folder of the archive
 */
public record KernelPrograms(Class<?> kernel, Class<?> rehearsal) {}
