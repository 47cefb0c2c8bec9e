/**
 * The version of the contract as this package describes it. Raised with every change to what travels; the test
 * of the fingerprint says when.
 *
 * - 1: the eighteen operations of the first release.
 */
export const PROTOCOL_VERSION = 1;
