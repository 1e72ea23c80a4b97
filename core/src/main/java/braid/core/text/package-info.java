/**
 * Texts: what the functions of text and of weeks that Calcite lacks, or has otherwise, do with a value ({@link braid.core.text.Text}); spans of
 * time, parameters of a request, and what to say to have a text read.
 */
package braid.core.text;
