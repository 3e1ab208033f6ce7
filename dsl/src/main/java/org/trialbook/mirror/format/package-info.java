/** Studies written as a mirror answers them: JSON, CSV, RIS, FHIR, and zips of these. */
package org.trialbook.mirror.format;
