<?xml version="1.0" encoding="UTF-8"?>
<!-- The words that print adds to a text, in one table. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:tp="urn:teitools:xslt:private" exclude-result-prefixes="#all">

  <xsl:variable name="tp:labels" as="map(xs:string, xs:string)" select="map {
      'abstract': 'Abstract',
      'keywords': 'Keywords',
      'text': 'Text',
      'untitled': 'Untitled',
      'apparatus': 'Editorial decisions',
      'apparatus-intro': 'Words underlined with dots in the text have been emended. Each decision is listed under its page here; the reading of the copy-text follows the bracket. Pages named in the explanations are those of the print, which stand in the margin.',
      'figures': '0–9',
      'in-general': 'in general',
      'indexes': 'Indexes',
      'indexes-intro': 'Numbers refer to the pages set here, not to those of the print; n. is a footnote on the page.',
      'nothing': 'nothing',
      'space': 'a space',
      'ocr': 'conversion',
      'printer': 'print',
      'author': 'author',
      'medium': 'probable',
      'low': 'uncertain',
      'unknown': 'uncertain' }"/>

  <!-- A label; a word that has none stands for itself. -->
  <xsl:function name="tp:label" as="xs:string">
    <xsl:param name="word" as="xs:string"/>
    <xsl:sequence select="($tp:labels($word), $word)[1]"/>
  </xsl:function>

</xsl:stylesheet>
