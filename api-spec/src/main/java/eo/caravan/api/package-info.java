/**
 * The contract of the back-end as Java sees it. Each sub-package is one openEO topic: its records, its enums and the
 * resources that describe it. Begin with {@code openapi.yaml} in the resources. Nothing here computes pixels, talks to a
 * database or knows HTTP.
 */
package eo.caravan.api;
