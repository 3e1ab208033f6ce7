package org.trialbook.spark;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarMap;
import org.apache.spark.unsafe.types.UTF8String;
import org.trialbook.flatten.BufferVisitor;
import org.trialbook.flatten.Cells;

/**
 * The cells of a column as Spark reads them: the buffers themselves, nothing is copied. Each kind
 * answers the one method that Spark calls for its type.
 */
abstract class CellsVector extends ColumnVector {

  private final int missing;

  /** One bit a row, set where there is a value; null where there is one in every row. */
  private final long[] validity;

  private CellsVector(DataType type, int missing, long[] validity) {
    super(type);
    this.missing = missing;
    this.validity = missing == 0 ? null : validity;
  }

  /** The cells of one column. */
  static ColumnVector of(Cells cells) {
    Builder builder = new Builder(cells.missing(), cells.validity());
    cells.visitBuffers(builder);
    return builder.built;
  }

  /** Makes the vector of the buffers that it is handed. */
  private static final class Builder implements BufferVisitor {
    private final int missing;
    private final long[] validity;
    private ColumnVector built;

    Builder(int missing, long[] validity) {
      this.missing = missing;
      this.validity = validity;
    }

    @Override
    public void texts(byte[] data, int[] offsets) {
      built = new Texts(missing, validity, data, offsets);
    }

    @Override
    public void categories(int[] codes, byte[] data, int[] offsets) {
      built =
          new CellsVector(DataTypes.StringType, missing, validity) {
            @Override
            public UTF8String getUTF8String(int row) {
              return isNullAt(row) ? null : text(data, offsets, codes[row]);
            }
          };
    }

    @Override
    public void textLists(int[] offsets, int elements, byte[] data, int[] elementOffsets) {
      Texts texts = new Texts(0, null, data, elementOffsets);
      built =
          new CellsVector(SparkTypes.TEXTS, missing, validity) {
            @Override
            public ColumnarArray getArray(int row) {
              return isNullAt(row)
                  ? null
                  : new ColumnarArray(texts, offsets[row], offsets[row + 1] - offsets[row]);
            }
          };
    }

    @Override
    public void integers(long[] values) {
      built =
          new CellsVector(DataTypes.LongType, missing, validity) {
            @Override
            public long getLong(int row) {
              return values[row];
            }
          };
    }

    @Override
    public void numbers(double[] values) {
      built =
          new CellsVector(DataTypes.DoubleType, missing, validity) {
            @Override
            public double getDouble(int row) {
              return values[row];
            }
          };
    }

    @Override
    public void truths(long[] values) {
      built =
          new CellsVector(DataTypes.BooleanType, missing, validity) {
            @Override
            public boolean getBoolean(int row) {
              return isSet(values, row);
            }
          };
    }

    @Override
    public void dates(int[] values) {
      built =
          new CellsVector(DataTypes.DateType, missing, validity) {
            @Override
            public int getInt(int row) {
              return values[row];
            }
          };
    }
  }

  private static final class Texts extends CellsVector {
    private final byte[] data;
    private final int[] offsets;

    Texts(int missing, long[] validity, byte[] data, int[] offsets) {
      super(DataTypes.StringType, missing, validity);
      this.data = data;
      this.offsets = offsets;
    }

    @Override
    public UTF8String getUTF8String(int row) {
      return isNullAt(row) ? null : text(data, offsets, row);
    }
  }

  private static UTF8String text(byte[] data, int[] offsets, int at) {
    return UTF8String.fromBytes(data, offsets[at], offsets[at + 1] - offsets[at]);
  }

  private static boolean isSet(long[] bits, int row) {
    return (bits[row >> 6] & (1L << row)) != 0;
  }

  @Override
  public final boolean hasNull() {
    return missing > 0;
  }

  @Override
  public final int numNulls() {
    return missing;
  }

  @Override
  public final boolean isNullAt(int row) {
    return validity != null && !isSet(validity, row);
  }

  @Override
  public final void close() {
    // The buffers are arrays of the heap.
  }

  private UnsupportedOperationException other() {
    return new UnsupportedOperationException("This column holds " + dataType().simpleString());
  }

  @Override
  public boolean getBoolean(int row) {
    throw other();
  }

  @Override
  public final byte getByte(int row) {
    throw other();
  }

  @Override
  public final short getShort(int row) {
    throw other();
  }

  @Override
  public int getInt(int row) {
    throw other();
  }

  @Override
  public long getLong(int row) {
    throw other();
  }

  @Override
  public final float getFloat(int row) {
    throw other();
  }

  @Override
  public double getDouble(int row) {
    throw other();
  }

  @Override
  public ColumnarArray getArray(int row) {
    throw other();
  }

  @Override
  public final ColumnarMap getMap(int row) {
    throw other();
  }

  @Override
  public final Decimal getDecimal(int row, int precision, int scale) {
    throw other();
  }

  @Override
  public UTF8String getUTF8String(int row) {
    throw other();
  }

  @Override
  public final byte[] getBinary(int row) {
    throw other();
  }

  @Override
  public final ColumnVector getChild(int ordinal) {
    throw other();
  }
}
