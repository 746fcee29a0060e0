package eo.caravan.api.error;

/** The errors that the standard processes define; always the caller's to mend, so always 400. */
public enum ProcessErrorCode implements ErrorCode {
    ARRAY_ELEMENT_NOT_AVAILABLE("ArrayElementNotAvailable", 400),
    ARRAY_ELEMENT_PARAMETER_CONFLICT("ArrayElementParameterConflict", 400),
    ARRAY_ELEMENT_PARAMETER_MISSING("ArrayElementParameterMissing", 400),
    ARRAY_LABEL_CONFLICT("ArrayLabelConflict", 400),
    ARRAY_LENGTH_MISMATCH("ArrayLengthMismatch", 400),
    ARRAY_NOT_LABELED("ArrayNotLabeled", 400),
    ASCENDING_PROBABILITIES_REQUIRED("AscendingProbabilitiesRequired", 400),
    BAND_EXISTS("BandExists", 400),
    BAND_FILTER_PARAMETER_MISSING("BandFilterParameterMissing", 400),
    COUNT_MISMATCH("CountMismatch", 400),
    DATA_CUBE_EMPTY("DataCubeEmpty", 400),
    DATA_CUBE_PROPERTIES_IMMUTABLE("DataCubePropertiesImmutable", 400),
    DIGITAL_ELEVATION_MODEL_INVALID("DigitalElevationModelInvalid", 400),
    DIMENSION_AMBIGUOUS("DimensionAmbiguous", 400),
    DIMENSION_EXISTS("DimensionExists", 400),
    DIMENSION_LABEL_COUNT_MISMATCH("DimensionLabelCountMismatch", 400),
    DIMENSION_MISMATCH("DimensionMismatch", 400),
    DIMENSION_MISSING("DimensionMissing", 400),
    DIMENSION_NOT_AVAILABLE("DimensionNotAvailable", 400),
    DISTINCT_DIMENSION_LABELS_REQUIRED("DistinctDimensionLabelsRequired", 400),
    DIVISION_BY_ZERO("DivisionByZero", 400),
    FORMAT_UNSUITABLE("FormatUnsuitable", 400),
    GEOMETRIES_OVERLAP("GeometriesOverlap", 400),
    INCOMPATIBLE_DATA_CUBES("IncompatibleDataCubes", 400),
    INCOMPATIBLE_GEOMETRY_TYPES("IncompatibleGeometryTypes", 400),
    INVALID_OGC_API_PROCESS("InvalidOgcApiProcess", 400),
    INVALID_RUNTIME("InvalidRuntime", 400),
    INVALID_VERSION("InvalidVersion", 400),
    KERNEL_DIMENSIONS_UNEVEN("KernelDimensionsUneven", 400),
    LABEL_EXISTS("LabelExists", 400),
    LABEL_MISMATCH("LabelMismatch", 400),
    LABEL_NOT_AVAILABLE("LabelNotAvailable", 400),
    LABELS_NOT_ENUMERATED("LabelsNotEnumerated", 400),
    MIN_MAX_SWAPPED("MinMaxSwapped", 400),
    MULTIPLICAND_MISSING("MultiplicandMissing", 400),
    NIR_BAND_AMBIGUOUS("NirBandAmbiguous", 400),
    NO_DATA_AVAILABLE("NoDataAvailable", 400),
    OVERLAP_RESOLVER_MISSING("OverlapResolverMissing", 400),
    PROPERTIES_UNSUPPORTED("PropertiesUnsupported", 400),
    QUANTILES_PARAMETER_CONFLICT("QuantilesParameterConflict", 400),
    QUANTILES_PARAMETER_MISSING("QuantilesParameterMissing", 400),
    RED_BAND_AMBIGUOUS("RedBandAmbiguous", 400),
    TARGET_DIMENSION_EXISTS("TargetDimensionExists", 400),
    TEMPORAL_EXTENT_EMPTY("TemporalExtentEmpty", 400),
    TOO_MANY_DIMENSIONS("TooManyDimensions", 400),
    UNIT_MISMATCH("UnitMismatch", 400);

    private final String code;
    private final int status;

    ProcessErrorCode(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }
}
