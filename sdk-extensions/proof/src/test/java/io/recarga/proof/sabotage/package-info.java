/** Plants known bugs into copies of the sources and sees to it that the tests notice. */
@NullMarked
package io.recarga.proof.sabotage;

import org.jspecify.annotations.NullMarked;
