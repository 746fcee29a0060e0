CREATE TABLE jobs (
    id          VARCHAR(64)              NOT NULL PRIMARY KEY,
    owner       VARCHAR(255)             NOT NULL,
    title       VARCHAR(10000),
    description VARCHAR(1000000),
    process     JSON                     NOT NULL,
    status      VARCHAR(16)              NOT NULL,
    progress    DOUBLE PRECISION         NOT NULL,
    created     TIMESTAMP WITH TIME ZONE NOT NULL,
    updated     TIMESTAMP WITH TIME ZONE NOT NULL,
    queued      TIMESTAMP WITH TIME ZONE,
    started     TIMESTAMP WITH TIME ZONE,
    finished    TIMESTAMP WITH TIME ZONE,
    plan        VARCHAR(255),
    budget      NUMERIC(18, 6),
    costs       NUMERIC(18, 6),
    usage       JSON,
    log_level   VARCHAR(16)              NOT NULL,
    properties  JSON                     NOT NULL,
    run         INTEGER                  NOT NULL, -- how often its owner has started it
    attempt     INTEGER                  NOT NULL, -- how often a worker has taken this run
    version     BIGINT                   NOT NULL, -- grows with each change of hands: what an older holder writes is refused
    worker      VARCHAR(255),                      -- who holds it while it runs
    lease_until TIMESTAMP WITH TIME ZONE           -- when the holder counts as lost
);

CREATE INDEX jobs_by_owner ON jobs (owner, created, id);
CREATE INDEX jobs_by_status ON jobs (status, owner, queued);

-- When the last job of each owner was taken: who waited longest is served next.
CREATE TABLE turns (
    owner     VARCHAR(255)             NOT NULL PRIMARY KEY,
    last_turn TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE job_logs (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    job_id     VARCHAR(64)              NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    code       VARCHAR(255),
    level      VARCHAR(16)              NOT NULL,
    message    VARCHAR(1000000)         NOT NULL,
    time       TIMESTAMP WITH TIME ZONE NOT NULL,
    data       JSON,
    path       JSON,
    usage      JSON,
    stacktrace VARCHAR(1000000)
);

CREATE INDEX job_logs_by_job ON job_logs (job_id, id);

CREATE TABLE job_results (
    job_id   VARCHAR(64)  NOT NULL PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE,
    folder   VARCHAR(255) NOT NULL,
    metadata JSON         NOT NULL
);

CREATE TABLE job_assets (
    job_id     VARCHAR(64)   NOT NULL REFERENCES job_results (job_id) ON DELETE CASCADE,
    position   INTEGER       NOT NULL,
    name       VARCHAR(1024) NOT NULL,
    media_type VARCHAR(255)  NOT NULL,
    size       BIGINT        NOT NULL,
    sha256     CHAR(64)      NOT NULL,
    fields     JSON          NOT NULL,
    PRIMARY KEY (job_id, name)
);

-- Messages that were decided on together with a change of rows and wait to be sent.
CREATE TABLE outbox (
    id    BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    queue VARCHAR(255)  NOT NULL,
    body  VARCHAR(1024) NOT NULL
);

CREATE TABLE ledger (
    job     VARCHAR(64)              NOT NULL, -- stays when the job is deleted
    run     INTEGER                  NOT NULL,
    owner   VARCHAR(255)             NOT NULL,
    costs   NUMERIC(18, 6)           NOT NULL,
    usage   JSON                     NOT NULL,
    charged TIMESTAMP WITH TIME ZONE NOT NULL,
    booked  TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (job, run)
);

CREATE INDEX ledger_by_owner ON ledger (owner, charged);
