/** Advice with reasons: which kind of SIM, which plan, which channel, and what was ruled out. */
@NullMarked
package io.recarga.renewal.advice;

import org.jspecify.annotations.NullMarked;
