/** What a durable top-up costs: the journal on PostgreSQL beside the database's own benchmark. */
@NullMarked
package io.recarga.benchmark.journal;

import org.jspecify.annotations.NullMarked;
