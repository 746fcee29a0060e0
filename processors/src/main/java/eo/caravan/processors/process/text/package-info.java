/**
 * The processes of texts. Begin with {@link eo.caravan.processors.process.text.Texts}. Dates, though written as text, have their
 * own package.
 */
package eo.caravan.processors.process.text;
