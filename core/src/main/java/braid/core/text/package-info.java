/** What the functions of text and of weeks that Calcite lacks, or has otherwise, do with a value: {@link braid.core.text.Text}. */
package braid.core.text;
