/** Entel of Peru, for partners who hold a contract with it. */
@NullMarked
package io.recarga.carrier.entel.peru;

import org.jspecify.annotations.NullMarked;
