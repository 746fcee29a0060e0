/**
 * The formats that data can be read from without STAC. Begin with {@link eo.caravan.processors.input.InputFormat}; the
 * sub-packages hold one format each, {@code load_url} and {@code load_uploaded_files} choose among them. How bytes are reached
 * ({@code source.access}) and files of collections ({@code source}) do not belong here.
 */
package eo.caravan.processors.input;
