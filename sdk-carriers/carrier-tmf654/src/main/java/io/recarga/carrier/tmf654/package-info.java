/**
 * TM Forum's TMF654, Prepay Balance Management, as carriers' dialects of it are spoken: for the modules
 * of such carriers, and for apps that set up a dialect of their own.
 */
@NullMarked
package io.recarga.carrier.tmf654;

import org.jspecify.annotations.NullMarked;
