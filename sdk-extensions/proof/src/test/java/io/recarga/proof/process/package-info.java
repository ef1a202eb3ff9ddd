/** Real processes on a real database against a real carrier, killed and stopped at the worst moments. */
@NullMarked
package io.recarga.proof.process;

import org.jspecify.annotations.NullMarked;
