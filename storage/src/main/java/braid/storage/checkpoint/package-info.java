/** What a stream job on Flink keeps outside its stores: {@link braid.storage.checkpoint.StateFolder}. Knows files, not the engine. */
package braid.storage.checkpoint;
