package eo.caravan.api.error;

/** The error codes of the openEO API itself; their messages stand in {@code errors.json}. */
public enum ApiErrorCode implements ErrorCode {
    INTERNAL("Internal", 500),
    NOT_FOUND("NotFound", 404),
    FEATURE_UNSUPPORTED("FeatureUnsupported", 501),
    INFRASTRUCTURE_MAINTENANCE("InfrastructureMaintenance", 503),
    INFRASTRUCTURE_BUSY("InfrastructureBusy", 503),
    UNSUPPORTED_API_VERSION("UnsupportedApiVersion", 404),
    REQUEST_TIMEOUT("RequestTimeout", 408),
    BUDGET_INVALID("BudgetInvalid", 400),
    ESTIMATE_COMPLEXITY("EstimateComplexity", 500),
    NO_DATA_FOR_UPDATE("NoDataForUpdate", 400),
    PROPERTY_NOT_EDITABLE("PropertyNotEditable", 400),
    COLLECTION_NOT_FOUND("CollectionNotFound", 404),
    STORAGE_FAILURE("StorageFailure", 500),
    STORAGE_QUOTA_EXCEEDED("StorageQuotaExceeded", 400),
    FILE_NOT_FOUND("FileNotFound", 404),
    FILE_PATH_INVALID("FilePathInvalid", 400),
    FILE_OPERATION_UNSUPPORTED("FileOperationUnsupported", 400),
    FOLDER_OPERATION_UNSUPPORTED("FolderOperationUnsupported", 400),
    CONTENT_TYPE_INVALID("ContentTypeInvalid", 400),
    FILE_TYPE_INVALID("FileTypeInvalid", 400),
    FILE_SIZE_EXCEEDED("FileSizeExceeded", 400),
    FILE_CONTENT_INVALID("FileContentInvalid", 400),
    FILE_LOCKED("FileLocked", 400),
    PROCESS_GRAPH_NOT_FOUND("ProcessGraphNotFound", 404),
    PROCESS_INVALID("ProcessInvalid", 400),
    PROCESS_GRAPH_MISSING("ProcessGraphMissing", 400),
    PROCESS_GRAPH_INVALID("ProcessGraphInvalid", 400),
    PREDEFINED_PROCESS_EXISTS("PredefinedProcessExists", 400),
    PROCESS_GRAPH_COMPLEXITY("ProcessGraphComplexity", 400),
    PROCESS_UNSUPPORTED("ProcessUnsupported", 400),
    PROCESS_PARAMETER_UNSUPPORTED("ProcessParameterUnsupported", 400),
    PROCESS_PARAMETER_INVALID("ProcessParameterInvalid", 400),
    PROCESS_PARAMETER_REQUIRED("ProcessParameterRequired", 400),
    JOB_NOT_FOUND("JobNotFound", 404),
    JOB_LOCKED("JobLocked", 400),
    JOB_NOT_FINISHED("JobNotFinished", 400),
    JOB_NOT_STARTED("JobNotStarted", 400),
    RESULT_LINK_EXPIRED("ResultLinkExpired", 410),
    PAYMENT_REQUIRED("PaymentRequired", 402),
    BILLING_PLAN_INVALID("BillingPlanInvalid", 400),
    BILLING_PLAN_MISSING("BillingPlanMissing", 400),
    AUTHENTICATION_REQUIRED("AuthenticationRequired", 401),
    AUTHENTICATION_SCHEME_INVALID("AuthenticationSchemeInvalid", 403),
    TOKEN_INVALID("TokenInvalid", 403),
    CREDENTIALS_INVALID("CredentialsInvalid", 403),
    PERMISSIONS_INSUFFICIENT("PermissionsInsufficient", 403),
    SERVICE_NOT_FOUND("ServiceNotFound", 404),
    SERVICE_UNSUPPORTED("ServiceUnsupported", 400),
    SERVICE_CONFIG_UNSUPPORTED("ServiceConfigUnsupported", 400),
    SERVICE_CONFIG_INVALID("ServiceConfigInvalid", 400),
    SERVICE_CONFIG_REQUIRED("ServiceConfigRequired", 400);

    private final String code;
    private final int status;

    ApiErrorCode(String code, int status) {
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
