/** Bitel of Peru, for partners who hold a contract with it. */
@NullMarked
package io.recarga.carrier.bitel.peru;

import org.jspecify.annotations.NullMarked;
