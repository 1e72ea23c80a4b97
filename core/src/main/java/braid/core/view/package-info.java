/**
 * What a pipeline file says: {@link braid.core.view.Pipeline}, its sources and its view definitions, typed.
 *
 * <p>Every layer and every architecture compiles from here. Knows no engine and no store.
 */
package braid.core.view;
