package org.trialbook.spark;

import org.apache.spark.sql.connector.read.InputPartition;
import org.trialbook.corpus.StudyPart;
import org.trialbook.flatten.version.OlderVersions;

/**
 * What one task reads.
 *
 * @param older what it leaves out of the part
 */
record StudyPartition(StudyPart part, OlderVersions older) implements InputPartition {

  private static final long serialVersionUID = 1L;
}
