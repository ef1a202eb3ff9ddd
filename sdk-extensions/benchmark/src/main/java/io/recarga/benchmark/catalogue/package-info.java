/** What a large catalogue holds on to, and whether searches wait while it is read anew. */
@NullMarked
package io.recarga.benchmark.catalogue;

import org.jspecify.annotations.NullMarked;
