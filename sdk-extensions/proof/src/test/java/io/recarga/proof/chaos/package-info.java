/** Many top-ups through everything that can go wrong at once, in processes of their own, and what became of each. */
@NullMarked
package io.recarga.proof.chaos;

import org.jspecify.annotations.NullMarked;
