CREATE TABLE accounts (
    name          VARCHAR(255)             NOT NULL PRIMARY KEY,
    created       TIMESTAMP WITH TIME ZONE NOT NULL,
    disabled      BOOLEAN                  NOT NULL,
    password_hash VARCHAR(255)             NOT NULL
);
