/** Movistar of Peru, for partners who hold a contract with it. */
@NullMarked
package io.recarga.carrier.movistar.peru;

import org.jspecify.annotations.NullMarked;
