<?xml version="1.0" encoding="UTF-8"?>
<!-- The words that pages say of themselves, in one table. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:a="urn:teitools:address"
  xmlns:i="urn:teitools:index"
  xmlns:s="urn:teitools:site"
  xmlns:l="urn:teitools:labels"
  xmlns:t="urn:teitools:xslt"
  xmlns:tp="urn:teitools:xslt:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  expand-text="yes"
  exclude-result-prefixes="#all">

  <!-- What an element has whose words are these and not the document's: the sign of that, and their language. -->
  <xsl:variable name="t:generated" as="attribute()+">
    <xsl:attribute name="data-generated"/>
    <xsl:if test="/*[self::TEI or self::teiCorpus] and not(t:document-language(/*)[name() = 'lang'] = 'en')"><xsl:attribute name="lang" select="'en'"/></xsl:if>
    <xsl:if test="t:direction(string((/*/text/@xml:lang, /*/@xml:lang)[1])) = 'rtl'"><xsl:attribute name="dir" select="'ltr'"/></xsl:if>
  </xsl:variable>

  <xsl:variable name="tp:labels" as="map(xs:string, xs:string)" select="map {
      'skip': 'Skip to the text',
      'edition': 'Edition',
      'text': 'Text',
      'contents': 'Contents',
      'contents-and-view': 'Contents and view',
      'pages': 'Pages of the print',
      'letters': 'Letters',
      'every-year': 'Every year',
      'born': 'born',
      'died': 'died',
      'page': 'Page',
      'paragraph': 'Paragraph',
      'line': 'Line',
      'note': 'Note',
      'notes': 'Notes',
      'back-to': 'Back to mark',
      'abstract': 'Abstract',
      'keywords': 'Keywords',
      'bibliography': 'Bibliography',
      'apparatus': 'Apparatus',
      'search': 'Search',
      'search-words': 'Words; in quotation marks, words in a row',
      'search-without': 'The search needs JavaScript. These lead to the text without it:',
      'search-narrow': 'Narrow the search',
      'search-text': 'Text',
      'search-passages': 'Passages',
      'search-documents': 'Documents',
      'search-nothing': 'Nothing was found.',
      'search-unread': 'The index could not be read. Load the page again.',
      'search-more': 'More passages',
      'search-values': 'More',
      'search-further': 'More documents',
      'search-without-value': 'Without',
      'years': 'Years',
      'decision': 'Decision',
      'about': 'About this edition',
      'cite': 'How to cite',
      'responsibility': 'Responsibility',
      'licence': 'Licence',
      'publication': 'Published by',
      'principles': 'Editorial principles',
      'reading': 'Reading',
      'edited': 'Edited text',
      'copy': 'Copy-text',
      'show': 'Show',
      'names': 'Names',
      'dates': 'Dates',
      'pagebreaks': 'Page breaks',
      'emendations': 'Emendations',
      'cited-in': 'Cited in',
      'see': 'See',
      'neighbours': 'Previous and next',
      'groups': 'Groups',
      'untitled': 'Untitled',
      'notes-of': 'Notes of',
      'notes-author': 'Notes of the author',
      'notes-editor': 'Notes of the editor',
      'notes-translator': 'Notes of the translator',
      'notes-end': 'Endnotes',
      'facsimile': 'Images of the source',
      'variants': 'Variant readings',
      'variant': 'Variant',
      'omitted': 'om.',
      'added': 'add.',
      'lacunaStart': 'lacuna begins',
      'lacunaEnd': 'lacuna ends',
      'witStart': 'text begins',
      'witEnd': 'text ends',
      'sources': 'Sources',
      'hand': 'hand',
      'corresp-sent': 'Sent by',
      'corresp-received': 'Received by',
      'corresp-transmitted': 'Passed on by',
      'corresp-redirected': 'Redirected by',
      'corresp-forwarded': 'Forwarded by',
      'source': 'Source',
      'item': 'Item',
      'msContents': 'Contents',
      'physDesc': 'Physical description',
      'layoutDesc': 'Layout',
      'handDesc': 'Hands',
      'typeDesc': 'Type',
      'scriptDesc': 'Script',
      'musicNotation': 'Musical notation',
      'decoDesc': 'Decoration',
      'decoNote': 'Decoration',
      'bindingDesc': 'Binding',
      'sealDesc': 'Seals',
      'accMat': 'Accompanying material',
      'recordHist': 'Record',
      'custodialHist': 'Custody',
      'custEvent': 'Event',
      'altIdentifier': 'Other shelfmark',
      'textLang': 'Language',
      'langKnown': 'Language',
      'socecStatus': 'Social status',
      'persPronouns': 'Pronouns',
      'geo': 'Coordinates',
      'idno': 'Identifier',
      'bibl': 'Literature',
      'listBibl': 'Literature',
      'listPerson': 'Persons',
      'listPlace': 'Places',
      'listOrg': 'Organizations',
      'listEvent': 'Events',
      'listObject': 'Objects',
      'listNym': 'Names',
      'listRelation': 'Relations',
      'interpGrp': 'Interpretations',
      'ref': 'Link',
      'ptr': 'Link'}"/>

  <!-- The edition's own words for some of them: [labels] in edition.toml. -->
  <xsl:param name="labels" as="document-node()?" select="()"/>
  <xsl:key name="tp:label" match="l:label" use="@name"/>

  <xsl:function name="t:label" visibility="public" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="($labels ! key('tp:label', $name, .), $tp:labels($name), tp:from-name($name))[1]"/>
  </xsl:function>

  <!-- A name without a label is read as words: marriage-certificate as Marriage certificate. -->
  <xsl:function name="tp:from-name" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="words" as="xs:string" select="replace($name, '(\p{Ll})(\p{Lu})', '$1 $2') => translate('-_', '  ') => normalize-space()"/>
    <xsl:sequence select="upper-case(substring($words, 1, 1)) || (if (matches($words, '^\p{Ll}')) then lower-case(substring($words, 2)) else substring($words, 2))"/>
  </xsl:function>
</xsl:stylesheet>
