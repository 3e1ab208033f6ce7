/** What everything in this house that speaks HTTP agrees on, and no library of HTTP. */
package org.trialbook.http;
