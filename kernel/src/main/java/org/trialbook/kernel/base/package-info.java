/** What every room of the kernel stands on: JSON as a stream, threads, time, text and folders. */
package org.trialbook.kernel.base;
